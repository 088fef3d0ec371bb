import { describe, expect, it } from "vitest";
import { addressFault } from "./address.ts";

describe("an address of a webhook", () => {
  it.each([
    "https://example.com/hook",
    "https://hooks.example.co.uk:8443/a?b=c",
    "https://93.184.216.34/hook",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/",
  ])("%s may be sent to", (url) => {
    expect(addressFault(url, false)).toBeNull();
  });

  it.each([
    ["hook", "not_an_address"],
    ["http://example.com/", "not_https"],
    ["ftp://example.com/", "not_https"],
    ["javascript:alert(1)", "not_https"],
    ["https://user:word@example.com/", "credentials"],
    ["https://user@example.com/", "credentials"],
    ["https://example.com:22/", "port"],
    ["https://localhost/", "private"],
    ["https://localhost./", "private"],
    ["https://db/", "private"],
    ["https://printer.local/", "private"],
    ["https://metadata.google.internal/", "private"],
    ["https://127.0.0.1/", "private"],
    ["https://127.1/", "private"],
    ["https://0x7f000001/", "private"],
    ["https://2130706433/", "private"],
    ["https://0177.0.0.1/", "private"],
    ["https://0.0.0.0/", "private"],
    ["https://10.1.2.3/", "private"],
    ["https://100.64.0.1/", "private"],
    ["https://169.254.169.254/latest/meta-data", "private"],
    ["https://172.31.255.255/", "private"],
    ["https://192.168.0.1/", "private"],
    ["https://224.0.0.1/", "private"],
    ["https://255.255.255.255/", "private"],
    ["https://[::1]/", "private"],
    ["https://[::]/", "private"],
    ["https://[::ffff:127.0.0.1]/", "private"],
    ["https://[::ffff:a9fe:a9fe]/", "private"],
    ["https://[64:ff9b::7f00:1]/", "private"],
    ["https://[fe80::1]/", "private"],
    ["https://[fd00::1]/", "private"],
    ["https://[2002:7f00:1::]/", "private"],
    ["https://[2001:db8::1]/", "private"],
    ["https://[ff02::1]/", "private"],
  ])("%s is refused: %s", (url, fault) => {
    expect(addressFault(url, false)).toBe(fault);
  });

  it("is this computer's own in a local marketplace alone, and no neighbour's there either", () => {
    for (const url of ["http://localhost:4000/", "http://127.0.0.1:1/", "http://[::1]:9/"]) {
      expect(addressFault(url, true), url).toBeNull();
      expect(addressFault(url, false), url).toBe("not_https");
    }
    expect(addressFault("https://169.254.169.254/", true)).toBe("private");
    expect(addressFault("http://192.168.0.1/", true)).toBe("not_https");
    expect(addressFault("file://localhost/etc/passwd", true)).toBe("not_https");
  });
});
