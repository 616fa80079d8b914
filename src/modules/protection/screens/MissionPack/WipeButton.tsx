import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { removeOfflineWorker } from "#ui/offline-worker.ts";
import { useMessages } from "#ui/messages.ts";
import { tellWiped, wipeDevice } from "../mission-pack/device.ts";

/** S75: two presses and nothing is left. What was not sent yet is named before. */
export function WipeButton({ waiting }: { waiting: number }) {
  const t = useMessages();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const wipe = async () => {
    setBusy(true);
    void tellWiped(await wipeDevice());
    await removeOfflineWorker();
    // What was read is still in the memory of this page, so the page goes too.
    location.replace(navigator.onLine ? "/mission-pack" : "about:blank");
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsked(true)}>{t("protection.screen.pack.wipe")}</Button>
      <Dialog title={t("protection.screen.pack.wipe")} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p>{t("protection.screen.pack.wipe-means")}</p>
        {waiting > 0 && <p><strong>{t("protection.screen.pack.wipe-waiting", { count: waiting })}</strong></p>}
        <p><Button look="danger" isBusy={isBusy} onClick={() => void wipe()}>{t("protection.screen.pack.wipe-now")}</Button> <Button look="quiet" onClick={() => setAsked(false)}>{t("ui.record.cancel")}</Button></p>
      </Dialog>
    </>
  );
}
