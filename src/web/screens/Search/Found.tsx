import { Link } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { RecordLabel } from "#ui/page/RecordLabel.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import styles from "./styles.module.css";

/** Records of one kind, the best match first. */
export function Found({ kind, path, items, query, most }: { kind: string; path: string; items: readonly ListedRecord[]; query: Readonly<Record<string, string>>; most: number }) {
  const t = useMessages();
  const format = useFormat();
  const toList = <LinkButton to={`/${path}?${new URLSearchParams(query)}`} look="quiet">{t("web.find.all")}</LinkButton>;
  return (
    <Section title={t("web.find.group", { kind: t(`${kind}.many`), count: items.length })} actions={toList} lead={items.length === most ? t("web.find.more", { count: most }) : undefined}>
      <ol className={styles["found"]}>
        {items.map((item) => (
          <li key={item.id}>
            <Link href={`/${path}/${item.id}`}>{item.number !== null && <><Bdi>{item.number}</Bdi>{" "}</>}<Bdi>{item.title === "" ? t(kind) : item.title}</Bdi></Link>
            <span className={styles["facts"]}>
              <RecordLabel label={item.label} /> <span>{t(`${kind}.state.${item.state}`)}</span> <time dateTime={item.changedAt}>{format.dateTime(item.changedAt)}</time>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
