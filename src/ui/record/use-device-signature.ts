import { useSession } from "../session.ts";

/** Has this device sign a file; undefined where it cannot. What that takes is fetched with the first file. */
export function useDeviceSignature(): (file: Blob) => Promise<string | undefined> {
  const { user } = useSession();
  return async (file) => (user ? (await import("../sign-on-device.ts")).signOnDevice(file, user.id, new Date()) : undefined);
}
