import path from 'node:path';
import type { Rule } from 'eslint';
import { breach } from './import-law.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const importLaw: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { breach: '{{why}}' } },
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const check = (typeOnly: boolean) => (node: Rule.Node) => {
      if (!('source' in node) || node.source?.type !== 'Literal') return;
      const why = breach(file, String(node.source.value), typeOnly);
      if (why) context.report({ node: node.source, messageId: 'breach', data: { why } });
    };
    return {
      ':matches(ImportDeclaration[importKind="type"], [exportKind="type"])': check(true),
      ':matches(ImportDeclaration[importKind!="type"], [exportKind="value"], ImportExpression)': check(false),
    };
  },
};
