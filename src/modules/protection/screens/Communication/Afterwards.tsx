import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Case } from "../../model/case/case.ts";
import type { Communication } from "../../model/communication/communication.ts";
import styles from "../protection.module.css";

type Props = { id: string; content: Communication; about: Case | undefined; versions: readonly ListedRecord[] };

/** What came after a letter was sent: its public version, press releases, and what became of each person. */
export function Afterwards({ id, content, about, versions }: Props) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const codeOf = (key: string) => about?.people.find((person) => person.key === key)?.code ?? key;
  return (
    <Section title={say("outcomes")}>
      <KeyValue items={[
        ...(versions.length === 0 ? [] : [{ key: t("protection.publication.many"), value: <ul className={styles["plain"]}>{versions.map((version) => <li key={version.id}><Link href={`/publications/${version.id}`}><Bdi>{version.title}</Bdi></Link> ({t(`protection.publication.state.${version.state}`)})</li>)}</ul> }]),
        ...(content.published === null ? [] : [{ key: t("protection.screen.publication.in-register"), value: <a href={`/register/letter/${id}`}>{format.date(content.published.at.slice(0, 10))}</a> }]),
        ...(content.pressReleases.length === 0 ? [] : [{ key: say("press-releases"), value: <ul className={styles["plain"]}>{content.pressReleases.map(({ on, title, address }) => <li key={`${on} ${title}`}>{format.date(on)}{t("ui.colon")} <Bdi>{title}</Bdi> <Bdi>{address}</Bdi></li>)}</ul> }]),
        ...content.people.map(({ personKey }) => {
          const found = content.outcomes.filter((one) => one.personKey === personKey);
          return { key: codeOf(personKey), value: found.length === 0 ? undefined : <ul className={styles["plain"]}>{found.map((one, index) => <li key={index}>{format.date(one.on)}{t("ui.colon")} {t(`protection.outcome.${one.outcome}`)}; {t(`protection.contribution.${one.contribution}`)} (<Bdi>{one.source}</Bdi>)</li>)}</ul> };
        }),
      ]} />
    </Section>
  );
}
