package dev.belfry.adapter.persistence;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RecipientRows extends Repository<RecipientRow, String> {

  Optional<RecipientRow> findById(String id);
}
