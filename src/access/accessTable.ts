/** The table role × act as docs/access.md shows it. */
import { actNames, ruleOf } from "./acts.ts";
import { roles } from "./person.ts";

export function accessTable(): string[] {
  const head = ["act", "reads", "public", "signed in", ...roles];
  return [
    row(head),
    row(head.map(() => "---")),
    ...actNames.map((act) => {
      const { who, reads } = ruleOf(act);
      const cells =
        typeof who === "string"
          ? [
              who === "everyone" ? "yes" : "–",
              ...["", ...roles].map(() => (who === "session" ? "not by token" : "yes")),
            ]
          : ["–", "–", ...roles.map((role) => who[role] ?? "–")];
      return row([`\`${act}\``, reads ? "reads" : "writes", ...cells]);
    }),
  ];
}

function row(cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}
