import { describe, expect, it } from '@jest/globals';
import { credentialsIn } from './env-credentials.ts';

const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };

describe('credentials from the environment', () => {
  it('are those of the function', () => {
    expect(credentialsIn({ ...keys, AWS_SESSION_TOKEN: 'token' })).toEqual({
      accessKeyId: 'AKIA',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
  });

  it('need no session', () => {
    expect(credentialsIn(keys)).toEqual({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  });

  it('are missed aloud', () => {
    expect(() => credentialsIn({})).toThrow('no credentials');
  });
});
