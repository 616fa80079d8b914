import { BlockList, isIP } from "node:net";

/** What no name on the internet leads to for an honest reason: this machine, networks of one's own, addresses of providers' own services, groups, and ways to write any of them in the other family. */
const within = new BlockList();
for (const [net, bits] of [["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 3]] as const) within.addSubnet(net, bits, "ipv4");

/** Of the sixth version only what is given out for the internet (2000::/3), and of that not what leads back into the fourth or is for examples. */
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");
const tunnels = new BlockList();
for (const [net, bits] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const) tunnels.addSubnet(net, bits, "ipv6");

/** Whether an address, as a resolver gives it, lies on the internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !within.check(address, "ipv4");
  return family === 6 && global.check(address, "ipv6") && !tunnels.check(address, "ipv6");
}
