import { carryOut } from '../../functions/usecases/order/carry-out.ts';
import type { Defect } from '../plant.ts';

/** What happens later: deadlines, rules and orders. */
export const wrongLater: readonly Defect[] = [
  {
    name: 'deadline that is never set',
    ports: (ports) => ({
      ...ports,
      timers: { ...ports.timers, set: async (timer, now) => (timer.kind === 'unanswered' ? undefined : ports.timers.set(timer, now)) },
    }),
  },
  {
    name: 'rule fired twice',
    ports: (ports, { store }) => ({
      ...ports,
      desk: {
        ...ports.desk,
        save: async (settings, events) =>
          ports.desk.save({ ...settings, lastRuleAt: store.settings.get(settings.tenantId)?.lastRuleAt ?? 0 }, events),
      },
    }),
  },
  {
    name: 'mail claimed after it was sent',
    carryOut: (ports) => async (order) => {
      if (order.kind === 'publish') return carryOut(ports)(order);
      await ports.mailer.send(order.to, { subject: '', text: '', html: '' });
      await ports.outbox.claim(order);
      await ports.outbox.done(order);
    },
  },
  {
    name: 'mail ordered again by a retry',
    ports: (ports) => ({
      ...ports,
      outbox: {
        ...ports.outbox,
        orderTranscript: async (order, visitorId, max) =>
          ports.outbox.orderTranscript({ ...order, id: ports.ids.entryId() }, visitorId, max),
      },
    }),
  },
];
