import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { conductOf, nextActKey } from "../../model/accounts.ts";
import { conducts, countingUnits, type Act } from "../../model/incident.ts";
import { ActTypesField } from "../fields/ActTypesField.tsx";
import fields from "../fields/fields.module.css";
import type { ChangeIncident } from "./use-incident-change.ts";

const civilianStatuses = ["civilian", "combatant", "unknown"] as const satisfies readonly Act["civilianStatus"][];

type Harm = Pick<Act, "types" | "conduct" | "victims" | "unit" | "civilianStatus">;
const noHarm: Harm = { types: [], conduct: "unknown", victims: "", unit: "group", civilianStatus: "unknown" };

/** What kind of harm, and to whom; how many and by whom stand in the accounts of the act. */
export function ActDialog({ act, change, onClose }: { act?: Act; change: ChangeIncident; onClose: () => void }) {
  const t = useMessages();
  const initial: Harm = act ? { types: act.types, conduct: conductOf(act), victims: act.victims, unit: act.unit, civilianStatus: act.civilianStatus } : noHarm;
  const form = useForm({
    initial,
    check: ({ types }) => (types.length === 0 ? [{ path: "types", sentence: t("information.act-without-type") }] : []),
    save: (harm) =>
      change((content) => {
        if (act) return { ...content, acts: content.acts.map((one) => (one.key === act.key ? { ...one, ...harm } : one)) };
        const nothing = { accounts: [], working: null };
        return { ...content, acts: [...content.acts, { key: nextActKey(content.acts), ...harm, count: nothing, perpetrators: nothing }] };
      }),
    onSaved: onClose,
  });
  return (
    <Dialog title={t(act ? "information.screen.incident.edit-act" : "information.screen.incident.add-act")} isOpen onClose={onClose}>
      <Form form={form} submitText={t("information.screen.save")}>
        <ActTypesField name="types" value={form.values.types} onChange={(types) => form.set("types", types)} />
        <WordField label={t("information.screen.incident.conduct")} words={conducts} textOf={(conduct) => t(`information.conduct.${conduct}`)} {...form.field("conduct")} />
        <TextField label={t("information.screen.claim.victims")} hint={t("information.screen.claim.victims-hint")} maxLength={500} {...form.field("victims")} />
        <div className={fields["beside"]}>
          <WordField label={t("information.screen.incident.unit")} words={countingUnits} textOf={(unit) => t(`information.unit.${unit}`)} {...form.field("unit")} />
          <WordField label={t("information.screen.incident.civilian-status")} words={civilianStatuses} textOf={(status) => t(`information.civilian-status.${status}`)} {...form.field("civilianStatus")} />
        </div>
      </Form>
    </Dialog>
  );
}
