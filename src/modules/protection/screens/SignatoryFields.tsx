import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { capacities, type Signatory } from "../model/communication/signature.ts";
import styles from "./protection.module.css";
import { useMandates } from "./use-mandates.ts";

type Props = { place: string; value: Signatory; onChange: (part: Partial<Signatory>) => void; mandates?: readonly string[] };

/** Who signs for a mandate, in which capacity, and under which resolution. */
export function SignatoryFields({ place, value, onChange, mandates }: Props) {
  const t = useMessages();
  const { ids, nameOf } = useMandates();
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <div className={styles["beside"]}>
      <WordField label={say("mandate")} name={`${place}.mandate`} words={mandates ?? ids} textOf={nameOf} value={value.mandate} onChange={(mandate) => onChange({ mandate })} />
      <TextField label={say("holder")} name={`${place}.holder`} value={value.holder} onChange={(holder) => onChange({ holder })} maxLength={200} />
      <WordField label={say("capacity")} name={`${place}.capacity`} words={capacities} textOf={(capacity) => t(`protection.capacity.${capacity}`)} value={value.capacity} onChange={(capacity) => onChange({ capacity })} />
      <TextField label={say("mandate-title")} hint={say("mandate-title-hint")} name={`${place}.title`} value={value.title} onChange={(title) => onChange({ title })} maxLength={300} />
      <TextField label={say("resolution")} name={`${place}.resolution`} value={value.resolution} onChange={(resolution) => onChange({ resolution })} maxLength={100} />
    </div>
  );
}
