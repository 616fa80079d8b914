import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { NumberField } from "#ui/form/NumberField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { placePrecisions } from "../../model/place.ts";
import { changedPlace, type PlaceDraft } from "./place-draft.ts";
import styles from "./fields.module.css";

/** A place: first as it was said, then what is known of where that is. */
export function PlaceField({ name, value, onChange }: { name: string; value: PlaceDraft; onChange: (place: PlaceDraft) => void }) {
  const t = useMessages();
  const change = (part: Partial<PlaceDraft>) => onChange(changedPlace(value, part));
  return (
    <div className={styles["stack"]}>
      <div className={styles["beside"]}>
        <TextField label={t("information.screen.place.said")} maxLength={500} name={`${name}.said`} value={value.said} onChange={(said) => change({ said })} />
        <CountryField label={t("information.screen.place.country")} name={`${name}.country`} value={value.country} onChange={(country) => change({ country })} />
      </div>
      <Disclosure summary={t("information.screen.place.point")} isOpen={value.latitude !== null || value.pcode !== ""}>
        <div className={styles["beside"]}>
          <TextField label={t("information.screen.place.pcode")} maxLength={40} name={`${name}.pcode`} value={value.pcode} onChange={(pcode) => change({ pcode })} />
          <NumberField label={t("information.screen.place.latitude")} min={-90} max={90} isWhole={false} name={`${name}.latitude`} value={value.latitude} onChange={(latitude) => change({ latitude })} />
          <NumberField label={t("information.screen.place.longitude")} min={-180} max={180} isWhole={false} name={`${name}.longitude`} value={value.longitude} onChange={(longitude) => change({ longitude })} />
          <WordField label={t("information.screen.place.precision")} words={placePrecisions} textOf={(precision) => t(`information.precision.${precision}`)} name={`${name}.precision`} value={value.precision} onChange={(precision) => change({ precision })} />
        </div>
      </Disclosure>
    </div>
  );
}
