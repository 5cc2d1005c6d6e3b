import type { ComponentChildren, VNode } from 'preact';
import { useVisit } from '../visit.ts';
import type { Act } from './acts.ts';
import type { LineLook } from './look.ts';
import { lineAddress } from './view.ts';

interface Props {
  readonly look: LineLook;
  readonly act: Act['act'];
  /** What the page showed, which the act is about. */
  readonly about?: Readonly<Record<string, string | number>>;
  readonly name?: string;
  readonly children: ComponentChildren;
}

/** The form of something that is done to a line. With a script its answer takes the line's place, and it waits in the browser while there is no connection. */
export function ActForm({ look, act, about = {}, name, children }: Props): VNode {
  const { t, to } = useVisit();
  const { one, line, view } = look;
  const address = to(lineAddress({ language: one.info.code, line: line.line }, view));
  return (
    <form
      class={name}
      method="post"
      action={address}
      data-part="line"
      data-label={t(`script:send.${act}`, { line: line.line })}
      data-slot={act === 'comment' ? undefined : `${one.info.code}/${line.line}/${act}`}
    >
      <input type="hidden" name="act" value={act} />
      {Object.entries(about).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  );
}
