import { useMessages } from "#ui/messages.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { isBlank } from "../../model/text.ts";
import { Written } from "./Written.tsx";

/** A section that says what was found, or where somebody looked and found nothing. */
export function Searched({ section, language }: { section: Assessment["counterEvidence"]; language: string }) {
  const t = useMessages();
  const isOnlySearch = isBlank(section.text) && !isBlank(section.searchDescribed);
  return (
    <>
      {!isOnlySearch && <Written text={section.text} language={language} />}
      {!isBlank(section.searchDescribed) && (
        <>
          <h3>{t("assessment.screen.field.searched")}</h3>
          <UserText text={section.searchDescribed} lang={language} />
        </>
      )}
    </>
  );
}
