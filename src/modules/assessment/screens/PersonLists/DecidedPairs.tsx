import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import type { Listed } from "../../model/person-lists/listed.ts";
import styles from "./styles.module.css";
import type { KeyedPair } from "./use-decisions.ts";
import { words } from "./words.ts";

type Props = { all: readonly KeyedPair[]; onAgain: (key: string) => void; onTakeBack: (key: string) => void };

/** What was decided, each to be looked at again and taken back. */
export function DecidedPairs({ all, onAgain, onTakeBack }: Props) {
  const t = useMessages();
  const rows = all.filter((one) => one.decided !== undefined);
  const place = ({ list, row }: Listed) => t(`${words}.row-of`, { list: isolate(list), row });
  const both = ({ one, other }: KeyedPair) => `${place(one)} – ${place(other)}`;
  const person = (key: "one" | "other"): Column<KeyedPair> => ({ key, title: t(`${words}.${key}`), kind: "text", value: (pair) => pair[key].said, cell: (pair) => <><Bdi>{pair[key].said}</Bdi><br />{place(pair[key])}</> });
  const columns: readonly Column<KeyedPair>[] = [
    { key: "verdict", title: t(`${words}.verdict`), kind: "text", value: ({ decided }) => decided && t(`${words}.verdict.${decided.verdict}`) },
    person("one"), person("other"),
    { key: "by", title: t("ui.record.by"), kind: "text", isMinor: true, value: ({ decided }) => decided?.by },
    { key: "why", title: t(`${words}.reason-given`), kind: "text", isMinor: true, value: ({ decided }) => decided?.why },
    {
      key: "change", title: t(`${words}.change`), kind: "buttons", value: () => "",
      cell: (pair) => (
        <div className={styles["buttons"]}>
          <Button label={t(`${words}.again-of`, { pair: both(pair) })} onClick={() => onAgain(pair.key)}>{t(`${words}.again`)}</Button>
          <Button label={t(`${words}.take-back-of`, { pair: both(pair) })} onClick={() => onTakeBack(pair.key)}>{t(`${words}.take-back`)}</Button>
        </div>
      ),
    },
  ];
  if (rows.length === 0) return null;
  return <Section title={t(`${words}.decided-title`)}><DataTable caption={t(`${words}.decided-title`)} isCaptionHidden columns={columns} rows={rows} rowKey={({ key }) => key} /></Section>;
}
