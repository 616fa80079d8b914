import { describe, expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

describe("S4: the client's address comes only from configured proxies", () => {
  test.each([
    { name: "a direct client", direct: "198.51.100.7", said: undefined, proxies: [], is: "198.51.100.7" },
    { name: "a client that says it is another", direct: "198.51.100.7", said: "192.0.2.1", proxies: [], is: "198.51.100.7" },
    { name: "a client that is no configured proxy", direct: "198.51.100.7", said: "192.0.2.1", proxies: ["10.0.0.1"], is: "198.51.100.7" },
    { name: "a client behind the proxy", direct: "10.0.0.1", said: "192.0.2.1", proxies: ["10.0.0.1"], is: "192.0.2.1" },
    { name: "a client that put an address of its own before the proxy's", direct: "10.0.0.1", said: "203.0.113.9, 192.0.2.1", proxies: ["10.0.0.1"], is: "192.0.2.1" },
    { name: "a proxy that says nothing", direct: "10.0.0.1", said: undefined, proxies: ["10.0.0.1"], is: "10.0.0.1" },
    { name: "a proxy that says an empty address", direct: "10.0.0.1", said: "192.0.2.1, ", proxies: ["10.0.0.1"], is: "10.0.0.1" },
  ])("$name: $is", ({ direct, said, proxies, is }) => expect(clientAddress(direct, said, proxies)).toBe(is));
});
