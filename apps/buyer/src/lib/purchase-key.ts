// The key that lets a guest see a purchase, as addresses carry it.

/** The end of an address; nothing where there is no key. */
export const keyQuery = (key: string | undefined): string => (key ? `?key=${encodeURIComponent(key)}` : "");
