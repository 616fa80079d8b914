import { useMutation } from "@tanstack/react-query";
import { OriginalTicket } from "#platform/rules/file-preview.ts";
import { api, ApiProblem } from "../api.ts";
import { Button } from "../button/Button.tsx";
import { useStepUp } from "../form/step-up.tsx";
import { useMessages } from "../messages.ts";
import styles from "./Attachments.module.css";

/** The deliberate act: it is entered, and gives a ticket, which a form carries to the address of attached files. What comes from there is a download, so the page stays. */
export function TakeOriginal({ fileId, name }: { fileId: string; name: string }) {
  const t = useMessages();
  const stepUp = useStepUp();
  const take = useMutation({ mutationFn: () => stepUp.attempt(api.send("POST", `/api/files/${fileId}/tickets`, {}, { schema: OriginalTicket })), onSuccess: ({ address, ticket }) => show(address, ticket) });
  return (
    <>
      <Button look="quiet" label={t("ui.attachments.take-original-of", { name })} isBusy={take.isPending} onClick={() => take.mutate()}>{t("ui.attachments.take-original")}</Button>
      {stepUp.link}
      {take.error !== null && <p role="alert" className={styles["problem"]}>{take.error instanceof ApiProblem ? take.error.title : t("ui.form.unexpected")}</p>}
    </>
  );
}

function show(address: string, ticket: string): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "ticket";
  field.value = ticket;
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
