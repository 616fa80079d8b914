import { useMessages } from "../messages.ts";
import { OnlyRead } from "../text/OnlyRead.tsx";

/** What stands in a table where nothing is known: said, not left blank. */
export function NotKnown() {
  const t = useMessages();
  return (
    <>
      <span aria-hidden="true">—</span>
      <OnlyRead>{t("ui.not-known")}</OnlyRead>
    </>
  );
}
