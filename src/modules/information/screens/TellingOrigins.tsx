import { useMessages } from "#ui/messages.ts";
import { originsOfTellings, writtenAs, type SourcedTelling } from "../model/telling-origins.ts";
import { OriginReasons } from "./OriginReasons.tsx";

/** How many origins stand behind several tellings of one event, and why some of them are one. Tellings that repeat each other confirm nothing. */
export function TellingOrigins({ tellings }: { tellings: readonly SourcedTelling[] }) {
  const t = useMessages();
  const origins = originsOfTellings(tellings);
  return (
    <>
      <p>{t("information.screen.origins.count", { tellings: tellings.length, origins: origins.length })} {t(`information.screen.origins.${origins.length < tellings.length ? "repeated" : "as-said"}`)}</p>
      <OriginReasons origins={origins} nameOf={(word) => writtenAs(word, tellings)} />
    </>
  );
}
