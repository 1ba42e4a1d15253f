/** Methods whose page has no example that could be replayed, each with the reason. */
export const SKIPPED: Readonly<Record<string, string>> = {
  'placement.bind': 'the page writes PLACEMENT_CODE where a code stands',
  'disk.attachedobject.get': 'the vendor shows its answer beside the tasks, without an example of a call',
  'crm.dealcategory.default.set': 'the example leaves the name empty, which the method refuses',
}

/**
 * Methods whose examples end in an error in every world we can make, with the reason. The page's own error or none: a page
 * without a table of errors documents nothing.
 */
export const REFUSED: Readonly<Record<string, string>> = {
  'bizproc.activity.log': 'needs the token of a running workflow',
  'bizproc.event.send': 'needs the token of a running workflow',
  'catalog.product.download': 'needs a picture that was uploaded before, named by its number',
  'catalog.product.offer.download': 'needs a picture that was uploaded before, named by its number',
  'catalog.product.service.download': 'needs a picture that was uploaded before, named by its number',
  'catalog.product.sku.download': 'needs a picture that was uploaded before, named by its number',
  'catalog.product.offer.update': 'the example puts a variation into a section, which its page forbids',
  'catalog.price.add': 'the product of the example has its base price already',
  'crm.activity.binding.add': 'the activity belongs to the item it is bound to',
  'crm.address.delete': 'the example names a contact, where the same page allows requisites and leads only',
  'crm.address.update': 'the example names a contact, where the same page allows requisites and leads only',
  'crm.activity.configurable.update': 'the example gives an incoming activity a deadline, which its page forbids',
  'sonet_group.user.request': 'the caller is in the group already',
  'crm.dealcategory.delete': 'the category of the example holds deals',
  'crm.requisite.link.register': 'the requisite of the example belongs to another client',
  'crm.requisite.link.get': 'the link of the example cannot be registered',
  'telephony.externalcall.finish': 'names a call that was registered on the vendor’s portal',
  'telephony.externalcall.attachrecord': 'names a call that was registered on the vendor’s portal',
  'timeman.open': 'the day of the example is past',
  'timeman.close': 'the day of the example is past',
  'task.stages.delete': 'the stage of the example is the first one, which stays',
}
