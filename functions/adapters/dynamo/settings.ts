import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { TenantId } from '../../contract/ids.ts';
import { EditableSettings, IdentityKey } from '../../contract/settings.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import { keys } from './keys.ts';
import { toItem, type Item } from './table.ts';

/** A tenant's settings. The tenant is their key. */
const SettingsItem = z.object({
  ...EditableSettings.shape,
  tenantName: z.string(),
  version: z.int().check(z.minimum(1)),
  origins: z.array(z.string()),
  identityKeys: z.array(IdentityKey),
  accent: z.string(),
  position: z.enum(['left', 'right']),
  switchedBy: z.enum(['manual', 'rule']),
  lastRuleAt: z.int(),
});

export function toSettings({ tenantId, ...settings }: TenantSettings): Item {
  return toItem({ ...keys.settings(tenantId), ...settings });
}

export const fromSettings = (tenantId: TenantId, item: Item): TenantSettings => ({ ...SettingsItem.parse(unmarshall(item)), tenantId });
