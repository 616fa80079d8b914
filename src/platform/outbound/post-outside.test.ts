import { afterEach, describe, expect, test } from "vitest";
import { serveAuthority } from "../../testing/time-authority.ts";
import { isPublicAddress } from "./address.ts";
import { postOutside } from "./post-outside.ts";

const post = { contentType: "application/timestamp-query", body: Buffer.from("asked"), mostBytes: 100, patienceMs: 2_000 };
let served: Awaited<ReturnType<typeof serveAuthority>> | undefined;
afterEach(() => served?.close());

describe("S57: what is inside is not reached by a name", () => {
  test.each([
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "4000::1", "not an address",
  ])("%s", async (address) => {
    expect(isPublicAddress(address)).toBe(false);
    await expect(postOutside(new URL("http://time.example.org/tsr"), post, { resolve: async () => [{ address: "93.184.216.34", family: 4 }, { address, family: 4 }], isAllowed: isPublicAddress })).rejects.toThrow("not a public address");
  });

  test.each(["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2a00:1450::1", "2400:cb00::1"])("%s is outside", (address) => expect(isPublicAddress(address)).toBe(true));

  test("a name is asked for once: what it leads to afterwards is of no use to anybody", async () => {
    let times = 0;
    served = await serveAuthority((_request, asked) => Buffer.from(asked.headers.host ?? ""));
    // Here the address of this machine stands for one outside; the second answer would lead elsewhere.
    const resolve = async () => [{ address: (times += 1) === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
    const host = `time.example.org:${served.url.port}`;
    expect((await postOutside(new URL(`http://${host}/tsr`), post, { resolve, isAllowed: (address) => address === "127.0.0.1" })).toString()).toBe(host);
    expect(times).toBe(1);
    await expect(postOutside(new URL(`http://${host}/tsr`), post, { resolve, isAllowed: (address) => address === "127.0.0.1" })).rejects.toThrow("not a public address");
  });

  test("a redirection is not followed", async () => {
    let asked = 0;
    served = await serveAuthority((_request, _asked, response) => {
      asked += 1;
      response.writeHead(307, { location: "/elsewhere" }).end();
      return undefined;
    });
    await expect(postOutside(served.url, post)).rejects.toThrow("HTTP 307");
    expect(asked).toBe(1);
  });
});

describe("the way out", () => {
  test("carries the question and brings the answer", async () => {
    served = await serveAuthority((request, asked) => Buffer.from(`${request} ${asked.method} ${asked.url} ${asked.headers["content-type"]} ${asked.headers["user-agent"]}`));
    expect((await postOutside(served.url, post)).toString()).toBe("asked POST /tsr application/timestamp-query vigie");
  });

  test("knows this machine by its name, when the operator named it", async () => {
    served = await serveAuthority(() => Buffer.from("here"));
    expect((await postOutside(new URL(`http://localhost:${served.url.port}/tsr`), post)).toString()).toBe("here");
  });

  test("takes no more than was allowed", async () => {
    served = await serveAuthority(() => Buffer.alloc(101));
    await expect(postOutside(served.url, post)).rejects.toThrow("too large");
  });

  test("waits no longer than was allowed", async () => {
    served = await serveAuthority(() => undefined);
    await expect(postOutside(served.url, { ...post, patienceMs: 200 })).rejects.toThrow(/./);
    served.close();
  });

  test("says that nobody is there", async () => {
    served = await serveAuthority(() => undefined);
    const { url } = served;
    await served.close();
    await expect(postOutside(url, post)).rejects.toThrow("ECONNREFUSED");
  });
});
