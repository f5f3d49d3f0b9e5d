import { IconPencil } from '@tabler/icons-react';
import type { SessionPicture } from '../../../shared/session-client.ts';
import { tenantWords } from '../../app/tenant-words.ts';
import { words } from '../../app/words.ts';
import { useReadable } from '../../ui/use-readable.ts';

/**
 * IRP-33, IRP-47: that the visitor writes, and what, outside the log and visibly not part of it.
 * Not spoken: a draft changes with every letter.
 */
export function TypedNow({ typing }: { typing: SessionPicture['typing'] }) {
  const say = useReadable(tenantWords);
  if (!typing) return <div className="typed-now" />;
  return (
    <div className="typed-now" data-shown>
      <p className="typed-who"><IconPencil size={14} aria-hidden />{typing.name === undefined ? say('chat.customer-typing') : say('chat.operator-typing', { 0: typing.name })}</p>
      {typing.draft ? (
        <div className="typed-draft" role="note" aria-label={words.session.writingNow}>
          <p>{typing.draft}</p>
          <p className="typed-hint">{words.session.writingNow}</p>
        </div>
      ) : null}
    </div>
  );
}
