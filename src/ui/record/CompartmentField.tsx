import { SelectField } from "../form/SelectField.tsx";
import { useMessages } from "../messages.ts";
import { useSession } from "../session.ts";

/** Open compartments in which the person holds one of these roles; new records must belong to one. */
export function useCompartmentsFor(roles: readonly string[]): readonly { readonly value: string; readonly text: string }[] {
  const { memberships } = useSession();
  return memberships.filter((one) => !one.isClosed && one.roles.some((role) => roles.includes(role))).map((one) => ({ value: one.compartmentId, text: one.compartmentName }));
}

export function CompartmentField({ roles, name, value, onChange }: { roles: readonly string[]; name: string; value: string; onChange: (value: string) => void }) {
  const t = useMessages();
  const options = useCompartmentsFor(roles);
  return <SelectField label={t("ui.record.compartment")} hint={t("ui.record.compartment-hint")} name={name} value={value} onChange={onChange} options={[...options]} isRequired />;
}
