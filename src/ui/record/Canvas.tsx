import { useState } from "react";
import * as v from "valibot";
import { useLanguage, useMessages } from "../messages.ts";
import styles from "./Attachments.module.css";

type CanvasProps = { bytes: Uint8Array<ArrayBuffer>; type: string; /** Address of the page that paints. */ canvas: string; label: string };

const Painted = v.variant("isPainted", [v.object({ isPainted: v.literal(true), width: v.number(), height: v.number() }), v.object({ isPainted: v.literal(false) })]);

/**
 * Hands a drawing to the page that paints it: of no origin, in a frame that may run that page's own script and nothing else. This page holds bytes and decodes none.
 */
export function Canvas({ bytes, type, canvas, label }: CanvasProps) {
  const t = useMessages();
  const { language } = useLanguage();
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [isFailed, setFailed] = useState(false);
  const handOver = (frame: HTMLIFrameElement) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const said = v.safeParse(Painted, data);
      if (said.success && said.output.isPainted) setSize({ width: said.output.width, height: said.output.height });
      else setFailed(true);
    };
    // Of no origin it has no name that could be said here; what stands in the frame came from there and may not lead elsewhere.
    frame.contentWindow?.postMessage({ bytes, type, label, language }, "*", [port2]);
  };
  if (isFailed) return <p role="status">{t("ui.shown-file.not-shown.unreadable")}</p>;
  return (
    <iframe
      className={styles["canvas"]}
      src={canvas}
      sandbox="allow-scripts"
      title={label}
      style={size ? { aspectRatio: `${size.width} / ${size.height}`, maxInlineSize: `${size.width}px` } : undefined}
      onLoad={(event) => handOver(event.currentTarget)}
    />
  );
}
