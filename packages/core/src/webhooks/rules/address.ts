// Which addresses may be sent to. A seller's address must not make the marketplace call itself, a neighbour of its servers, or the
// place where its host keeps credentials. Knows no network: a name is judged as it is written.

/** Why an address is refused. */
export type AddressFault = "not_an_address" | "not_https" | "credentials" | "port" | "private";

const NAMES_WITHIN =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/;

/** Blocks of IPv4 that are no public host: RFC 6890 and its registry. */
const BLOCKS_V4: readonly [first: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

const numberOf = (address: string): number => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

const isPrivateV4 = (address: string): boolean =>
  BLOCKS_V4.some(([first, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(numberOf(address) / size) === Math.floor(numberOf(first) / size);
  });

/** The eight groups of an IPv6 address as URLs write it: without brackets, compressed. */
function groupsOf(address: string): number[] {
  const [left = "", right] = address.split("::");
  const read = (side: string) => (side === "" ? [] : side.split(":").map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(left), right === undefined ? [] : read(right)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

/** Only 2000::/3 is public, and within it not what holds an IPv4 address or is for documents. */
function isPrivateV6(address: string): boolean {
  const [first = 0, second = 0] = groupsOf(address);
  if (first < 0x2000 || first > 0x3fff) return true;
  return (
    first === 0x2002 ||
    (first === 0x2001 && (second < 0x200 || second === 0xdb8)) ||
    (first === 0x3fff && second < 0x1000)
  );
}

const isHere = (host: string): boolean => host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);

/** What is wrong with an address; null where it may be sent to. In a local marketplace this computer is allowed, too. */
export function addressFault(text: string, isLocal: boolean): AddressFault | null {
  if (!URL.canParse(text)) return "not_an_address";
  // The parser writes every way to spell an IPv4 address (0x7f.1, 2130706433) the same.
  const { protocol, username, password, port, hostname } = new URL(text);
  if (username !== "" || password !== "") return "credentials";
  const host = hostname.replace(/\.$/, "");
  if (isLocal && isHere(host)) return protocol === "http:" || protocol === "https:" ? null : "not_https";
  if (protocol !== "https:") return "not_https";
  if (port !== "" && Number(port) < 1_024) return "port";
  if (host.startsWith("[")) return isPrivateV6(host.slice(1, -1)) ? "private" : null;
  if (/^\d+(\.\d+){3}$/.test(host)) return isPrivateV4(host) ? "private" : null;
  return !host.includes(".") || NAMES_WITHIN.test(host) ? "private" : null;
}
