import { Button } from "#ui/button/Button.tsx";
import { FileDrop } from "#ui/form/FileDrop.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { mostLists } from "../../model/undercount/overlap-table.ts";
import type { AskedPairs, Fault } from "./find-pairs-worker.ts";
import styles from "./styles.module.css";
import { words } from "./words.ts";

const leastLists = 2;
const mostBytes = 50_000_000;
const accept = ".csv,.tsv,.txt";

type Props = { chosen: AskedPairs; fault: Fault | undefined; onChange: (chosen: AskedPairs) => void; onStart: () => void };

/** Files of this device: two lists or more, and a sheet of decisions if there is one. What cannot be read is said with its place. */
export function ChooseLists({ chosen: { lists, sheet }, fault, onChange, onStart }: Props) {
  const t = useMessages();
  // A file that was mended takes the place of the one before.
  const add = (files: readonly File[]) => onChange({ lists: [...lists.filter(({ name }) => files.every((file) => file.name !== name)), ...files], sheet });
  const whyNot = lists.length < leastLists ? t(`${words}.too-few`) : lists.length > mostLists ? t(`${words}.too-many-lists`, { most: mostLists }) : undefined;
  return (
    <OnScreen><Section title={t(`${words}.choose`)} lead={t(`${words}.choose-lead`)}>
      {fault !== undefined && <div role="alert"><Refused sentence={t(`${words}.fault.${fault.fault}`, isolated(fault.values))} /></div>}
      <FileDrop label={t(`${words}.lists`)} hint={t(`${words}.lists-hint`)} accept={accept} isMultiple mostBytes={mostBytes} onFiles={add} />
      <Chosen files={lists} onRemove={(file) => onChange({ lists: lists.filter((one) => one !== file), sheet })} />
      <FileDrop label={t(`${words}.sheet`)} hint={t(`${words}.sheet-hint`)} accept={accept} mostBytes={mostBytes} onFiles={([file]) => onChange({ lists, sheet: file })} />
      <Chosen files={sheet === undefined ? [] : [sheet]} onRemove={() => onChange({ lists, sheet: undefined })} />
      <div><Button look="main" whyNot={whyNot} onClick={onStart}>{t(`${words}.start`)}</Button></div>
    </Section></OnScreen>
  );
}

function Chosen({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const t = useMessages();
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <ul className={styles["chosen"]}>
      {files.map((file) => (
        <li key={file.name}>
          <Bdi>{file.name}</Bdi> {format.number(Math.max(1, Math.round(file.size / 1_000)), { style: "unit", unit: "kilobyte" })}
          <Button look="quiet" label={t(`${words}.remove-of`, { name: isolate(file.name) })} onClick={() => onRemove(file)}>{t(`${words}.remove`)}</Button>
        </li>
      ))}
    </ul>
  );
}

/** Names of files and columns read in their own direction. */
function isolated(values: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? isolate(value) : value]));
}
