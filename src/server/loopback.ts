/** Whether a host is this machine itself, as it is named in a setting or, for IPv6 in brackets, in an address. */
export function isLoopback(host: string): boolean {
  return ["127.0.0.1", "::1", "[::1]", "localhost"].includes(host);
}
