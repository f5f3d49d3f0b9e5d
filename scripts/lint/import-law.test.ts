import { describe, expect, it } from '@jest/globals';
import { breach } from './import-law.ts';

const usecase = 'functions/usecases/session/send-message.ts';

describe('the import law', () => {
  it.each([
    ['functions/contract/message.ts', 'zod/mini'],
    ['functions/domain/session.ts', '../contract/session.ts'],
    ['functions/usecases/session/send-message.test.ts', '../../ports/memory/sessions.ts'],
    ['functions/usecases/test/a-chat.ts', '../../ports/memory/sessions.ts'],
    ['functions/adapters/dynamo/sessions.ts', '@aws-sdk/client-dynamodb'],
    ['functions/entries/socket.ts', '../adapters/dynamo/sessions.ts'],
    ['web/widget/main.tsx', '../shared/connection.ts'],
    ['web/console/features/queue/list.tsx', '../../ui/panel.tsx'],
    ['infra/app.ts', './aws/stack.ts'],
    ['faults/main.ts', '../functions/ports/memory/sessions.ts'],
  ])('lets %s import %s', (file, specifier) => {
    expect(breach(file, specifier, false)).toBeUndefined();
  });

  it.each([
    ['functions/contract/message.ts', '../domain/session.ts'],
    ['functions/contract/message.ts', 'zod'],
    ['functions/domain/session.ts', 'zod/mini'],
    ['functions/domain/session.ts', '../ports/sessions.ts'],
    [usecase, '../../ports/memory/sessions.ts'],
    [usecase, '../../adapters/dynamo/sessions.ts'],
    [usecase, './send-message.test.ts'],
    [usecase, '../test/a-chat.ts'],
    ['functions/entries/socket.ts', '../ports/memory/sessions.ts'],
    ['web/shared/backoff.ts', '../widget/main.tsx'],
    ['web/console/features/queue/list.tsx', '../history/list.tsx'],
    ['infra/local/main.ts', '../../functions/contract/http.ts'],
    ['infra/local/main.ts', '../aws/stack.ts'],
    ['functions/utils/text.ts', 'zod'],
  ])('keeps %s from importing %s', (file, specifier) => {
    expect(breach(file, specifier, false)).toEqual(expect.any(String));
  });

  it.each([
    [usecase, '../../ports/sessions.ts'],
    ['web/widget/main.tsx', '../../functions/contract/socket.ts'],
  ])('lets %s import only types from %s', (file, specifier) => {
    expect(breach(file, specifier, true)).toBeUndefined();
    expect(breach(file, specifier, false)).toMatch(/only types/);
  });
});
