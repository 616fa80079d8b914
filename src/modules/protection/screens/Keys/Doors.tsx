import { api } from "#ui/api.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { SealingAnswer } from "../../contract.ts";
import { doors, type Door } from "../../model/sealed-submission.ts";
import { useRefreshSealing } from "../sealing/sealing-query.ts";

type Office = SealingAnswer["offices"][number];

/** The ways from the public page into this office. */
export function Doors({ office }: { office: Office }) {
  const t = useMessages();
  if (!office.mayKeepDoors) {
    if (office.doors.length === 0) return <p>{t("protection.screen.doors.none")}</p>;
    return <>{office.doors.map((one) => <div key={one.door}><p>{t(`protection.door.${one.door}`)}: <Bdi>{one.name}</Bdi></p><Shown door={one} /></div>)}</>;
  }
  return <>{doors.map((door) => <DoorForm key={door} office={office} door={door} />)}</>;
}

/** Whether the public sees a door that is open, and what is lacking when it does not. */
function Shown({ door: { door, isShown } }: { door: Office["doors"][number] }) {
  const t = useMessages();
  if (!isShown) return <Notice>{t("protection.screen.doors.unread", { door })}</Notice>;
  return <p><a href="/contact">{t("protection.screen.doors.shown")}</a></p>;
}

function DoorForm({ office, door }: { office: Office; door: Door }) {
  const t = useMessages();
  const refresh = useRefreshSealing();
  const stepUp = useStepUp();
  const open = office.doors.find((one) => one.door === door);
  const form = useForm({
    initial: { name: open?.name ?? "", isOpen: open !== undefined },
    check: ({ name }) => (name.trim() === "" ? [{ path: "name", sentence: t("protection.screen.doors.name-missing") }] : []),
    save: (values) => stepUp.attempt(api.send("PUT", "/api/doors", { ...values, compartmentId: office.id, door })),
    onSaved: () => {
      toast(t("protection.screen.doors.saved"));
      void refresh();
    },
  });
  return (
    <Form form={form} submitText={t("protection.screen.doors.save")}>
      <h3>{t(`protection.door.${door}`)}</h3>
      <p>{t(`protection.screen.doors.readers.${door}`)}</p>
      {open && <Shown door={open} />}
      <TextField label={t("protection.screen.doors.name")} hint={t("protection.screen.doors.name-hint")} isRequired maxLength={200} {...form.field("name")} />
      <CheckboxField label={t("protection.screen.doors.open")} {...form.field("isOpen")} />
      {stepUp.link}
    </Form>
  );
}
