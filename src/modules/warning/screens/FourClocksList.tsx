import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { clockNames } from "../model/clocks.ts";
import { ClockWord } from "./ClockWord.tsx";
import type { ClocksAnswer } from "./receipts.ts";

export function FourClocksList({ clocks }: { clocks: ClocksAnswer }) {
  const t = useMessages();
  return <KeyValue items={clockNames.map((name) => ({ key: t(`warning.clock.${name}`), value: <ClockWord clock={clocks[name]} /> }))} />;
}
