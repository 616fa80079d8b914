import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { LabelMark } from "#ui/page/LabelMark.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Alert } from "../../model/alert.ts";
import styles from "../form.module.css";

/** Exactly what will leave the house, and to whom. */
export function ReleaseSummary({ content }: { content: Alert }) {
  const t = useMessages();
  const format = useFormat();
  if (content.form === "public-statement") {
    const languages = content.publicNotice?.texts.map((text) => text.language) ?? [];
    const when = content.embargoUntil === null ? t("warning.screen.release.public-now") : t("warning.screen.release.public-from", { when: format.dateTime(content.embargoUntil) });
    return <p className={styles["caution"]}>{when} {t("warning.screen.release.public-texts", { languages: format.list(languages) })}</p>;
  }
  const byMail = content.addressees.filter((one) => one.contactId !== null);
  const byHand = content.addressees.filter((one) => one.contactId === null);
  return (
    <div>
      <p>{t("warning.screen.release.lead", { form: t(`warning.form.${content.form}`), count: content.addressees.length })} <LabelMark label={content.label} /></p>
      {byMail.length > 0 && <><p>{t("warning.screen.release.by-mail", { count: byMail.length })}</p><Names of={byMail} /></>}
      {byHand.length > 0 && <><p className={styles["caution"]}>{t("warning.screen.release.by-hand", { count: byHand.length })}</p><Names of={byHand} /></>}
    </div>
  );
}

function Names({ of: addressees }: { of: Alert["addressees"] }) {
  const t = useMessages();
  return (
    <ul className={styles["plain"]}>
      {addressees.map((one) => <li key={one.key}><Bdi>{one.name}</Bdi> ({t(`warning.addressee-kind.${one.kind}`)}, {t(`warning.channel.${one.channel}`)})</li>)}
    </ul>
  );
}
