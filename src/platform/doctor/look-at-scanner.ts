import { isScannerThere, type Clamd } from "../attachments/clamd.ts";
import { finding, type Finding } from "./finding.ts";

/** S51: without a scanner, or with one that does not answer, files come in all the same, and each says that nothing looked at it. */
export async function lookAtScanner(clamav: Clamd | undefined): Promise<Finding> {
  if (clamav === undefined) return finding("antivirus", "warn");
  return finding("antivirus", (await isScannerThere(clamav)) ? "ok" : "bad", { where: "path" in clamav ? clamav.path : `${clamav.host}:${clamav.port}` });
}
