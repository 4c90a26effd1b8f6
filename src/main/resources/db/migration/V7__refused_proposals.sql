-- What a person has refused is asked for again whenever one of the two records is looked at.
create index review_refused on review (record) where kind = 'proposal' and state = 'taken';
