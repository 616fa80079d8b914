import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Button, type ButtonLook } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { ReasonDialog } from "#ui/form/ReasonDialog.tsx";

export type ReasonButtonProps = { text: string; label?: string; lead?: ReactNode; done: string; look?: ButtonLook; send: (reason: string) => Promise<unknown> };

/** A change of access is always made with a reason that stays. */
export function ReasonButton({ text, label, lead, done, look = "plain", send }: ReasonButtonProps) {
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const onDone = () => {
    void queries.invalidateQueries({ queryKey: ["accounts"] });
    void queries.invalidateQueries({ queryKey: ["compartments"] });
    toast(done);
  };
  return (
    <>
      <Button look={look} label={label} onClick={() => setOpen(true)}>{text}</Button>
      {isOpen && <ReasonDialog title={label ?? text} submitText={text} lead={lead} send={send} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
}
