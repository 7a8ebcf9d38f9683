/** The list that `#` opens under the cursor; it is led by the keys of the editor, and by the mouse. */
import { useWords } from "../../web/language.tsx";
import { reviewTexts } from "../texts.ts";
import type { ChooserView } from "./chooser.ts";

type Props = { list: NonNullable<ChooserView>; onTake: (index: number) => void };

export function ChooserList({ list, onTake }: Props) {
  const words = useWords(reviewTexts);
  return (
    <div
      className="chooser-list no-print"
      ref={(element) => {
        // Written here because an element's own style attribute is refused by the security policy.
        if (!element) return;
        element.style.left = `${Math.max(0, list.left)}px`;
        element.style.top = `${list.top + 4}px`;
        element.scrollIntoView({ block: "nearest" });
      }}
    >
      <p className="hint">
        {list.level === "figures" ? words("choose_target") : `${list.title}: ${words("choose_form")}`}
      </p>
      {list.items.length === 0 && <p>{words("nothing_found")}</p>}
      <div role="listbox" aria-label={words(list.level === "figures" ? "choose_target" : "choose_form")}>
        {list.items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the editor's own keys lead this list
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays where one writes
          <div
            key={item.id}
            role="option"
            aria-selected={index === list.index}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(index)}
          >
            <span>{item.text}</span> <small>{item.more}</small>
          </div>
        ))}
      </div>
      <p className="hidden" role="status">
        {list.items[list.index]?.text ?? words("nothing_found")}
      </p>
    </div>
  );
}
