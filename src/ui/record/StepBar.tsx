import { useState, type ReactNode } from "react";
import { announce } from "../announce.ts";
import { Button } from "../button/Button.tsx";
import { Dialog } from "../dialog/Dialog.tsx";
import { Form } from "../form/Form.tsx";
import { TextArea } from "../form/TextArea.tsx";
import { useForm } from "../form/use-form.ts";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { useRecordChanges, type RecordAnswer, type StepOffer } from "./record.ts";
import styles from "./record.module.css";

type Input = Readonly<Record<string, unknown>>;
/** Fields that a step asks for besides a reason: they show `input` and give back a changed one. */
export type StepFields = (input: Input, change: (input: Input) => void) => ReactNode;
export type StepBarProps = {
  path: string;
  record: RecordAnswer<unknown>;
  /** First input and fields of steps that need input. */
  inputs?: Readonly<Record<string, { readonly initial: Input; readonly fields: StepFields }>>;
  /** Steps that another part of the page takes. */
  without?: readonly string[];
  onTaken?: (step: string) => void;
};

/** The steps that lead on from the present state. One that is not possible now stays visible, behind those that are, with its reason. */
export function StepBar({ path, record, inputs = {}, without = [], onTaken }: StepBarProps) {
  const t = useMessages();
  const [open, setOpen] = useState<StepOffer>();
  const whoMay = useWhoMay();
  const offers = record.steps
    .filter((offer) => !without.includes(offer.step) && (!offer.needsInput || inputs[offer.step] !== undefined))
    .toSorted((one, other) => Number(one.whyNot !== null) - Number(other.whyNot !== null));
  if (offers.length === 0) return null;
  return (
    <div className={styles["steps"]} role="group" aria-label={t("ui.record.steps")}>
      {offers.map((offer, index) => (
        <Button key={offer.step} look={index === 0 && offer.whyNot === null && !offer.needsReason ? "main" : "plain"} whyNot={offer.whyNot === null ? undefined : offer.whyNot === notYours ? whoMay(offer.roles) : t(offer.whyNot)} onClick={() => setOpen(offer)}>
          {t(`${record.kind}.step.${offer.step}`)}
        </Button>
      ))}
      {open && <StepDialog path={path} record={record} offer={open} input={inputs[open.step]} onClose={() => setOpen(undefined)} onTaken={onTaken} />}
    </div>
  );
}

const notYours = "platform.step-not-for-your-role";

/** Whose step it is, so that one knows whom to ask. Roles without a name are given to nobody. */
function useWhoMay(): (roles: readonly string[]) => string {
  const t = useMessages();
  const format = useFormat();
  return (roles) => {
    const names = roles.map((role) => ({ key: `partners.role.${role}`, name: t(`partners.role.${role}`) })).filter(({ key, name }) => name !== key);
    return names.length === 0 ? t(notYours) : t("ui.record.step-of", { roles: format.choice(names.map(({ name }) => name)) });
  };
}

type StepDialogProps = { path: string; record: RecordAnswer<unknown>; offer: StepOffer; input: { initial: Input; fields: StepFields } | undefined; onClose: () => void; onTaken: ((step: string) => void) | undefined };

function StepDialog({ path, record, offer, input, onClose, onTaken }: StepDialogProps) {
  const t = useMessages();
  const changes = useRecordChanges(path, record.kind);
  const name = t(`${record.kind}.step.${offer.step}`);
  const form = useForm({
    initial: { reason: "", input: input?.initial ?? {} },
    check: ({ reason }) => (offer.needsReason && reason.trim() === "" ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    save: (values) => changes.step(record.id, record.version, offer.step, values.reason, values.input),
    onSaved: () => {
      announce(t("ui.record.step-taken", { step: name }));
      onTaken?.(offer.step);
      onClose();
    },
  });
  return (
    <Dialog title={name} isOpen onClose={onClose}>
      <Form form={form} submitText={name} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        {input?.fields(form.values.input, (next) => form.set("input", next))}
        <TextArea label={offer.needsReason ? t("ui.record.reason") : t("ui.record.reason-optional")} hint={t("ui.record.reason-kept")} isRequired={offer.needsReason} rows={3} maxLength={2000} {...form.field("reason")} />
      </Form>
    </Dialog>
  );
}
