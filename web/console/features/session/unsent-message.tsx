import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconClock } from '@tabler/icons-react';
import type { SessionId } from '../../../../functions/contract/ids.ts';
import type { SessionPicture } from '../../../shared/session-client.ts';
import { refusalSentence } from '../../../shared/words.ts';
import { useConsole } from '../../app/console-context.tsx';
import { tenantWords } from '../../app/tenant-words.ts';
import { words } from '../../app/words.ts';
import { LinkedText } from '../../ui/linked-text.tsx';
import { useReadable } from '../../ui/use-readable.ts';

type Props = { sessionId: SessionId; message: SessionPicture['unsent'][number]; onTakeBack: (text: string) => void };

/** One's own message that the log does not show yet: on its way, or kept with the reason why it was not sent. */
export function UnsentMessage({ sessionId, message, onTakeBack }: Props) {
  const { chats } = useConsole();
  const say = useReadable(tenantWords);
  const client = chats.client(sessionId);
  const takeBack = (): void => {
    const text = client.takeBack(message.entryId);
    if (text !== undefined) onTakeBack(text);
  };
  return (
    <div className="log-group" data-by="agent" data-mine data-status={message.status}>
      <p className="bubble"><LinkedText text={message.text} /></p>
      {message.status === 'failed' ? (
        <div className="not-sent" role="alert">
          <span><IconAlertCircle size={14} aria-hidden />{refusalSentence(say, message.reason ?? 'try-again')}</span>
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => client.retry(message.entryId)}>{say('message.failed')}</Button>
          <Button size="compact-xs" variant="subtle" onClick={takeBack}>{words.session.edit}</Button>
        </div>
      ) : (
        <span className="log-time">
          {message.status === 'sending' ? <IconClock size={12} aria-hidden /> : <IconCheck size={12} aria-hidden />}
          {say(message.status === 'sending' ? 'message.sending' : 'message.sent')}
        </span>
      )}
    </div>
  );
}
