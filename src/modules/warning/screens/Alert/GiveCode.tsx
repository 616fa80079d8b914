import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import { alertKindName } from "../alert-path.ts";
import type { ReceiptAnswer } from "../receipts.ts";
import styles from "../form.module.css";

const Given = v.object({ code: v.string() });

/** The code that opens the personal page, for an addressee whom the office calls: it is shown once, and read out to nobody else. */
export function GiveCode({ alertId, receipt }: { alertId: string; receipt: ReceiptAnswer }) {
  const t = useMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const [isOpen, setOpen] = useState(false);
  const give = useMutation({
    mutationFn: () => stepUp.attempt(api.send("POST", `/api/alerts/${alertId}/addressees/${receipt.addresseeKey}/code`, {}, { schema: Given })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [alertKindName] }),
  });
  const close = () => {
    setOpen(false);
    give.reset();
  };
  return (
    <div>
      <small>{receipt.codeWantedAt === null ? t("warning.screen.code.by-telephone") : t("warning.screen.code.wanted", { when: format.dateTime(receipt.codeWantedAt) })}</small>
      <Button look={receipt.codeWantedAt === null ? "quiet" : "main"} label={t("warning.screen.code.give-name", { name: isolate(receipt.name) })} onClick={() => setOpen(true)}>{t("warning.screen.code.give")}</Button>
      {isOpen && (
        <Dialog title={t("warning.screen.code.give-name", { name: isolate(receipt.name) })} isOpen onClose={close}>
          <div className={styles["stack"]}>
            {stepUp.link}
            <p>{t("warning.screen.code.how")}</p>
            {give.error !== null && <p role="alert">{give.error instanceof ApiProblem ? give.error.title : t("ui.form.unexpected")}</p>}
            {give.data === undefined ? <p><Button look="main" isBusy={give.isPending} onClick={() => give.mutate()}>{t("warning.screen.code.show")}</Button></p> : <p role="status"><strong className={styles["code"]} dir="ltr">{give.data.code}</strong></p>}
          </div>
        </Dialog>
      )}
    </div>
  );
}
