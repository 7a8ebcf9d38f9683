/** Tokens for programs as their person and an administrator see them, and the form by which one is made. */
import { writeInstant } from "../../calendar/clock.ts";
import { Button, Field, Select, Submit } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { Table } from "../../web/table.tsx";
import type { TokenRight } from "../person.ts";
import { tokenLifetimes } from "../schemas.ts";
import { accessTexts } from "../texts.ts";
import type { ApiToken } from "../token.server.ts";
import { CurrentPassword } from "./passwordFields.tsx";

export type TokenLine = { id: number; name: string; rights: TokenRight[]; made: string; until: string };

export function tokenLine({ id, name, rights, createdAt, expiresAt }: ApiToken): TokenLine {
  return { id, name, rights, made: writeInstant(createdAt), until: writeInstant(expiresAt) };
}

export function TokenTable({ tokens }: { tokens: TokenLine[] }) {
  const words = useWords(accessTexts);
  if (tokens.length === 0) return <p className="soft">{words("no_tokens")}</p>;
  return (
    <Table
      label={words("tokens")}
      rows={tokens}
      keyOf={(token) => token.id}
      onPhone="brief"
      columns={[
        { name: words("token_name"), cell: (token) => token.name },
        {
          name: words("token_rights"),
          isPlain: true,
          cell: (token) => token.rights.map((right) => words(`right_${right}`)).join("; "),
        },
        { name: words("token_made_on"), cell: (token) => token.made },
        { name: words("token_until"), cell: (token) => token.until },
        {
          name: "",
          kind: "act",
          cell: (token) => (
            <form method="post">
              <input type="hidden" name="token" value={token.id} />
              <Button intent="revoke_token" slim aria-label={`${words("revoke")}: ${token.name}`}>
                {words("revoke")}
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}

type OwnTokensProps = { tokens: TokenLine[]; rights: TokenRight[]; hasFactor: boolean; made: string | undefined };

export function OwnTokens({ tokens, rights, hasFactor, made }: OwnTokensProps) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("tokens")}>
      <p>{words("tokens_lead")}</p>
      {made !== undefined && (
        <Notice>
          <p>{words("token_made")}</p>
          <p>
            <code className="secret">{made}</code>
          </p>
        </Notice>
      )}
      <TokenTable tokens={tokens} />
      <Making rights={rights} hasFactor={hasFactor} />
    </Section>
  );
}

/** Reading alone unless more is ticked. */
function Making({ rights, hasFactor }: Pick<OwnTokensProps, "rights" | "hasFactor">) {
  const words = useWords(accessTexts);
  const { refusal, typed } = useRefusal();
  const ticked: readonly string[] = refusal ? (typed.rights ?? "").split("\n") : ["read"];
  return (
    <form method="post">
      <Field label={words("token_name")} name="name" maxLength={100} required />
      <Select
        label={words("token_days")}
        name="days"
        choices={tokenLifetimes.map((count) => ({ value: String(count), name: words("days", { count }) }))}
      />
      <fieldset className="choices">
        <legend>{words("token_rights_asked")}</legend>
        {rights.map((right) => (
          <label key={right}>
            <input type="checkbox" name="rights" value={right} defaultChecked={ticked.includes(right)} />
            <span>{words(`right_${right}`)}</span>
          </label>
        ))}
      </fieldset>
      <CurrentPassword />
      {hasFactor && (
        <Field label={words("code")} name="code" hint={words("code_hint")} autoComplete="one-time-code" required />
      )}
      <Submit kind="plain" intent="make_token">
        {words("make_token")}
      </Submit>
    </form>
  );
}
