/**
 * An invoked actor without `onError` that rejects ends its machine for good, and one without `id` cannot be named by
 * tests and charts.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const guardedInvoke = {
  meta: {
    type: 'problem',
    docs: { description: 'every invoke of a machine has an id and an onError' },
    messages: { missing: 'This invoke has no `{{name}}`.', opaque: 'Write the invoke as an object literal.' },
    schema: [],
  },
  create(context) {
    /** @param {import('estree').Node} node */
    const check = (node) => {
      if (node.type === 'ArrayExpression') {
        for (const element of node.elements) if (element) check(element)
        return
      }
      if (node.type !== 'ObjectExpression') {
        context.report({ node, messageId: 'opaque' })
        return
      }
      const names = node.properties.map((property) =>
        property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '',
      )
      for (const name of ['id', 'onError']) {
        if (!names.includes(name)) context.report({ node, messageId: 'missing', data: { name } })
      }
    }
    return {
      'Property[key.name="invoke"]'(/** @type {import('estree').Property} */ node) {
        check(node.value)
      },
    }
  },
}
