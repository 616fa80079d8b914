import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { NotKnown } from "#ui/table/NotKnown.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import type { StoredEvent } from "./stored-event.ts";
import { useEventFacts } from "./use-event-facts.tsx";
import styles from "./styles.module.css";

/** What the source said in other releases, beside what it says now. Only lines that differ are shown. */
export function OtherReleases({ event }: { event: StoredEvent }) {
  const t = useMessages();
  const format = useFormat();
  const groupsOf = useEventFacts();
  if (event.versions.length === 0) return null;
  const columns = [event, ...event.versions].map((said) => groupsOf(said).flatMap((group) => group.facts));
  const lines = (columns[0] ?? []).map((fact, index) => ({ fact, cells: columns.map((column) => column[index]) })).filter(({ fact, cells }) => cells.some((cell) => cell?.text !== fact.text));
  return (
    <Section title={t("information.screen.event.releases")} lead={t("information.screen.event.releases-lead", { count: event.versions.length })}>
      <div className={styles["scroll"]} role="region" tabIndex={0} aria-label={t("information.screen.event.releases")}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t("information.screen.event.now", { release: event.release })}</th>
              {event.versions.map((version) => (
                <th key={`${version.id} ${version.keptAt}`} scope="col">{t("information.screen.event.earlier", { release: version.release, kept: format.date(version.keptAt) })}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ fact, cells }) => (
              <tr key={fact.key}>
                <th scope="row">{fact.title}</th>
                {cells.map((cell, index) => (
                  <td key={index}>
                    {cell === undefined || cell.text === "" ? <NotKnown /> : cell.value}
                    {index > 0 && cell?.text !== fact.text && <> <Badge tone="warn">{t("information.screen.event.differs")}</Badge></>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
