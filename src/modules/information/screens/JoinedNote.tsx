import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import type { JoinedTellings } from "./event-months.ts";

/** Says where a total is less than the sum of what was told, and why; nothing where each event is told once. */
export function JoinedNote({ joined: { tellings, events, contested }, country }: { joined: JoinedTellings; country?: string | undefined }) {
  const t = useMessages();
  if (tellings === 0 && contested === 0) return null;
  const where = country === undefined ? "" : `&country=${country}`;
  return (
    <p>
      {tellings > 0 && <>{t("information.screen.events.joined", { tellings, events })} <Link href={`/event-pairs?state=same${where}`}>{t("information.screen.events.joined-which")}</Link></>}
      {contested > 0 && <> {t("information.screen.events.contested", { tellings: contested })} <Link href="/event-pairs?state=contradicted">{t("information.screen.events.contested-which")}</Link></>}
    </p>
  );
}
