import { useLanguage, useMessages } from "#ui/messages.ts";
import { mandates, titleOfMandate } from "../model/mandates.ts";

/** The mandates of the list by the title a reader knows them by, ready for a field. */
export function useMandates() {
  const t = useMessages();
  const { language } = useLanguage();
  const nameOf = (id: string) => titleOfMandate(id, language, (key, values) => t(`protection.mandate-title.${key}`, values));
  return { ids: mandates.map(({ id }) => id), nameOf };
}
