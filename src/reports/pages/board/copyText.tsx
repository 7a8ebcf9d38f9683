/** Words to take elsewhere: selected by hand without script, copied by a button with it. */
import { useEffect, useState } from "react";
import { Button } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { reportTexts } from "../../texts.ts";

export function CopyText({ label, text }: { label: string; text: string }) {
  const words = useWords(reportTexts);
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="copy-text">
      <textarea readOnly rows={Math.min(12, text.split("\n").length + 1)} value={text} aria-label={label} />
      {canCopy && (
        <Button type="button" slim onClick={copy}>
          {words(copied ? "copied" : "copy")}
        </Button>
      )}
    </div>
  );
}
