import { useMessages } from "#ui/messages.ts";
import type { Incident } from "../../model/incident.ts";

export function StandardNote({ standard, origins, needed }: { standard: Incident["standard"]; origins: number; needed: number }) {
  const t = useMessages();
  return (
    <>
      {standard !== null && <p>{t("information.screen.incident.by-standard", { standard: t(`information.standard.${standard}`) })}</p>}
      <p>{t("information.screen.incident.by-origins", { origins, needed })}</p>
    </>
  );
}
