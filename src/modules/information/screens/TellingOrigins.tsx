import { useMessages } from "#ui/messages.ts";
import { originsOfTellings, writtenAs, type SourcedTelling } from "../model/telling-origins.ts";
import { OriginReasons, useOriginReasons } from "./OriginReasons.tsx";

/** How many origins stand behind several tellings of one event, and why some of them are one. Tellings that repeat each other confirm nothing. */
export function TellingOrigins({ tellings }: { tellings: readonly SourcedTelling[] }) {
  const t = useMessages();
  const nameOf = (word: string) => writtenAs(word, tellings);
  const why = useOriginReasons(nameOf);
  const origins = originsOfTellings(tellings);
  const [first, ...others] = origins;
  const isOne = first !== undefined && others.length === 0;
  const note = t(`information.screen.origins.${origins.length < tellings.length ? "repeated" : "as-said"}`);
  return (
    <>
      <p>{t("information.screen.origins.count", { tellings: tellings.length, origins: origins.length })} {isOne && `${why(first)} `}{note}</p>
      {!isOne && <OriginReasons origins={origins} nameOf={nameOf} />}
    </>
  );
}
