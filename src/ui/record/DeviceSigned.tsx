import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";

/** Whether a device signed a file before it was sent, and when by its own clock. */
export function DeviceSigned({ at }: { at: string | undefined }) {
  const t = useMessages();
  const format = useFormat();
  return <span>{at === undefined ? t("ui.attachments.device-not-signed") : t("ui.attachments.device-signed", { at: format.dateTime(at) })}</span>;
}
