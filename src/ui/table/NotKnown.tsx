import { useMessages } from "../messages.ts";

/** What stands where nothing is known: a dash for the eye, words for whoever hears the page. One element: a table has hundreds of them. */
export function NotKnown() {
  const t = useMessages();
  return <span role="img" aria-label={t("ui.not-known")}>—</span>;
}
