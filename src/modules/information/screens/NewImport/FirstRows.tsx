import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import styles from "./styles.module.css";

/** The first rows as they stand in the file, each cell in its own direction. */
export function FirstRows({ names, rows }: { names: readonly string[]; rows: readonly (readonly string[])[] }) {
  const t = useMessages();
  const title = t("information.screen.import.first-rows", { count: rows.length });
  return (
    <Section title={title}>
      <div className={styles["scroll"]} role="region" tabIndex={0} aria-label={title}>
        <table className={styles["table"]} dir="auto">
          <thead><tr>{names.map((name, index) => <th key={index} scope="col"><bdi>{name}</bdi></th>)}</tr></thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>{names.map((_, index) => <td key={index}><span className={styles["cell"]} dir="auto">{cells[index] ?? ""}</span></td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
