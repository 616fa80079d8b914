import { useState } from "react";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { useMessages } from "#ui/messages.ts";
import { ReasonButton } from "./ReasonButton.tsx";
import { Secret } from "./Secret.tsx";

const Invited = v.object({ invitation: v.string() });

/** A new personal link for somebody who has lost every way to sign in. */
export function InviteAgain({ accountId, name }: { accountId: string; name: string }) {
  const t = useMessages();
  const [invitation, setInvitation] = useState("");
  const invite = async (reason: string) => {
    const made = await api.send("POST", `/api/accounts/${accountId}/invite`, { reason }, { schema: Invited });
    setInvitation(made.invitation);
  };
  return (
    <div>
      <ReasonButton text={t("web.people.invite-again")} label={t("web.people.invite-again-of", { name })} done={t("web.people.invited-again")} send={invite} />
      <Dialog title={t("web.people.invite-again-of", { name })} isOpen={invitation !== ""} onClose={() => setInvitation("")}>
        <Secret label={t("web.people.invitation")} secret={invitation} how={t("web.people.invitation-how")} onDone={() => setInvitation("")} />
      </Dialog>
    </div>
  );
}
