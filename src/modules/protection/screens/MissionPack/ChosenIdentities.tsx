import { useQuery } from "@tanstack/react-query";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { openKeys } from "../sealing/key-session.ts";
import { sealedList } from "../sealing/sealed-query.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";

type Props = { compartmentId: string; value: readonly string[]; onChange: (ids: readonly string[]) => void };

/** What was told in confidence, which its reader can take along one by one (S76). */
export function ChosenIdentities({ compartmentId, value, onChange }: Props) {
  const t = useMessages();
  const titleOf = useBoxTitle();
  const { data } = useQuery(sealedList);
  const keys = openKeys.use();
  const boxes = data?.items.filter((item) => item.compartmentId === compartmentId && item.deletedOn === null && item.consentWithdrawnOn === null) ?? [];
  if (boxes.length === 0) return null;
  return (
    <Section title={t("protection.screen.pack.identities")} lead={t("protection.screen.pack.identities-lead")}>
      <UnlockForm />
      {keys?.author !== undefined && <CheckboxGroup label={t("protection.screen.inbox.title")} name="identities" value={value} onChange={onChange} options={boxes.map((box) => ({ value: box.id, text: titleOf(box) }))} />}
    </Section>
  );
}

/** A box has no title; it is called by its door and its day. */
export function useBoxTitle(): (box: { readonly door: string; readonly filedOn: string }) => string {
  const t = useMessages();
  const format = useFormat();
  return ({ door, filedOn }) => t("protection.screen.pack.box", { door: t(`protection.door.${door}`), day: format.date(filedOn) });
}
